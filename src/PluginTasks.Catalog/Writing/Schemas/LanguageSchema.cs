using System.Text.Json.Nodes;

namespace PluginTasks.Catalog.Writing.Schemas;

/// <summary>What the page language has beside components: bindings, rules, actions, includes.</summary>
internal static class LanguageSchema
{
    // Written out because the catalog's language describes maps and not the forms of a value.
    private const string Definitions = """
        {
          "binding": {
            "description": "A value that is looked up.",
            "anyOf": [
              {"type": "string", "pattern": "^(@(state|data|action|t|literal|asset|param)/|\\$item|\\$index)"},
              {
                "type": "object",
                "properties": {
                  "type": {"const": "store"},
                  "scope": {"enum": ["page", "global", "auto"]},
                  "path": {"type": "string"},
                  "default": {}
                },
                "required": ["type", "path"],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": {"type": {"const": "data"}, "path": {"type": "string"}, "default": {}},
                "required": ["path"],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": {
                  "type": {"const": "action"},
                  "name": {"type": "string"},
                  "args": {"type": "object"},
                  "default": {},
                  "cache_scope": {"enum": ["page", "global"]}
                },
                "required": ["type", "name"],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": {"type": {"const": "t"}, "key": {"type": "string"}, "args": {"type": "object"}},
                "required": ["type", "key"],
                "additionalProperties": false
              },
              {"type": "object", "properties": {"type": {"const": "literal"}, "value": {}}, "required": ["type", "value"], "additionalProperties": false}
            ]
          },
          "rule": {
            "description": "True, false, a condition, or a group of rules.",
            "anyOf": [{"type": "boolean"}, {"$ref": "#/$defs/condition"}, {"$ref": "#/$defs/rule_group"}]
          },
          "condition": {
            "description": "A condition on one value or two.",
            "type": "object",
            "properties": {
              "left": {"description": "A value or a binding."},
              "op": {"enum": ["==", "!=", ">", "<", ">=", "<=", "in", "contains", "matches", "exists", "empty"]},
              "right": {"description": "A value or a binding; exists and empty have none."}
            },
            "required": ["left", "op"],
            "additionalProperties": false
          },
          "rule_group": {
            "description": "Several rules, of which all (AND) or any (OR) must hold.",
            "type": "object",
            "properties": {
              "mode": {"type": "string", "pattern": "^([Aa][Nn][Dd]|[Oo][Rr])$", "default": "AND"},
              "conditions": {"type": "array", "items": {"$ref": "#/$defs/rule"}}
            },
            "required": ["conditions"],
            "additionalProperties": false
          },
          "action": {
            "description": "An action: its name, or its name with what it is sent.",
            "anyOf": [{"type": "string"}, {"$ref": "#/$defs/action_spec"}]
          },
          "components": {
            "description": "Components and includes.",
            "type": "array",
            "items": {
              "anyOf": [
                {"$ref": "#/$defs/component"},
                {"$ref": "#/$defs/include"},
                {"type": "string", "pattern": "^@include/"}
              ]
            }
          }
        }
        """;

    public static JsonObject Read() => (JsonObject)JsonNode.Parse(Definitions)!;
}
