// SPDX-License-Identifier: Apache-2.0
// Opens a Neo4j home folder without a server and prints the answer to a query: java Ask.java HOME CYPHER
import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

class Ask {
  public static void main(String[] arguments) {
    var service = new DatabaseManagementServiceBuilder(Path.of(arguments[0])).build();
    try (var transaction = service.database("neo4j").beginTx()) {
      System.out.print(transaction.execute(arguments[1]).resultAsString());
    } finally {
      service.shutdown();
    }
  }
}
