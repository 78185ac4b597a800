# SPDX-License-Identifier: Apache-2.0
"""The graph as FollowTheMoney entities, each checked. pip install followthemoney; python3 aleph_entities.py quoth.db"""
import json, subprocess, sys
from followthemoney import model

lines = subprocess.run(["quoth", "--db", sys.argv[1], "export", "ftm"], check=True, capture_output=True, text=True).stdout
entities = {entity.id: entity for entity in (model.get_proxy(json.loads(line)) for line in lines.splitlines())}
for entity in entities.values():
    entity.schema.validate(entity.to_dict())  # raises where a property is not the schema's; then: alephclient write-entities
    if entity.schema.name == "UnknownLink":
        ends = [entities[entity.first(end)].caption for end in ("subject", "object")]
        print(ends[0], entity.first("role"), ends[1], sep=" | ")
