// SPDX-License-Identifier: Apache-2.0
// java Cypher.java [--script FILE]… QUESTION…: runs scripts in the database in $NEO4J_HOME, opened in this process as the
// server opens it, a transaction for each statement; then asks; a line of JSON for each row of each answer. It stands in for cypher-shell, which is not among Maven's artifacts.
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

class Cypher {
  public static void main(String[] questions) throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    var service = new DatabaseManagementServiceBuilder(Path.of(System.getenv("NEO4J_HOME"))).build();
    int first = 0;
    for (; first + 1 < questions.length && questions[first].equals("--script"); first += 2) {
      for (String statement : Files.readString(Path.of(questions[first + 1])).split(";\n")) {
        if (!statement.isBlank()) service.database("neo4j").executeTransactionally(statement);
      }
    }
    try (var transaction = service.database("neo4j").beginTx()) {
      for (String question : Arrays.copyOfRange(questions, first, questions.length)) {
        try (var result = transaction.execute(question)) {
          while (result.hasNext()) out.println(new ObjectMapper().writeValueAsString(result.next()));
        }
      }
    } finally {
      service.shutdown();
    }
  }
}
