# rules.sh - rules prove themselves by their examples.
. "$(dirname "$0")/lib.sh"

own_rules() {
  mkdir share
  cp -r "$TREE/pipeline/rules" "$TREE/pipeline/gazetteers" "$TREE/schemas" share/
  export STANDPUNKT_SHARE=$PWD/share
}

test_all_rules_hold() {
  gives 0 rules check
  has out " 0 wrong"
}

test_a_false_example_is_named() {
  own_rules
  file=$(ls share/rules/positions.rules)
  line=$(grep -n '^ *Example:' "$file" | sed -n 1p | cut -d: -f1)
  sed -i "${line}s/Example:.*/Example: Solen skiner./" "$file"
  gives 1 rules check
  has err "positions.rules:$line: "
  has err "Solen skiner."
}

test_a_rule_without_counterexamples_is_named() {
  own_rules
  sed -i '/^ *Not:/d' share/rules/positions.rules
  gives 1 rules check
  has err "has no Not"
}

test_a_broken_pattern_is_told() {
  own_rules
  sed -i '0,/^ *pattern: */s//&((/' share/rules/positions.rules
  gives 1 rules check
  has err "positions.rules"
}

test_list_and_show() {
  gives 0 rules list --json
  id=$(json out '[rule["id"] for rule in j if rule["kind"] == "position"][0]')
  is "$(json out 'all(rule["meaning"] and rule["file"] and rule["line"] > 0 for rule in j)')" True
  gives 0 rules show "$id"
  has out "$id"
  has out "pattern"
  has out "example"
  gives 0 rules show --json "$id"
  is "$(json out 'any(e["matches"] for e in j["examples"]) and any(not e["matches"] for e in j["examples"])')" True
  gives 0 rules list
  has out "$id"
  gives 1 rules show "${id}x"
  has err "did you mean $id?"
}

run_cases
