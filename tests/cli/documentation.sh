# documentation.sh - the manual page, bash completion and `standpunkt help` name the same commands, options and statuses.
# Under sanitizers every help is printed; that it is what the page says is compared once.
. "$(dirname "$0")/lib.sh"
page=$TREE/pipeline/standpunkt.1
completion=$TREE/pipeline/standpunkt.bash

# ./commands: the commands of the program; ./options: COMMAND LETTER NAME ARGUMENT of each option, "-" for what it has
# not, "*" for the command of those that every command takes.
collect() { shared collected; }

collected() {
  python3 - "$STANDPUNKT" <<'P'
import re, subprocess, sys
def help_of(*words):
    return subprocess.run([sys.argv[1], "help", *words], capture_output=True, text=True, check=True).stdout
def options(text, title):
    found = re.search(title + r"[^\n]*\n((?:  .*\n)*)", text)
    for line in found.group(1).splitlines() if found else []:
        option = re.match(r"  (?:-(\w), |    )--([\w-]+)(?: ([A-Z]+))? ", line)
        if option:
            yield option.group(1) or "-", option.group(2), option.group(3) or "-"
overview = help_of()
assert "(null)" not in overview, overview
commands = re.findall(r"^  ([a-z]+) ", overview.split("\nOptions")[0], re.M)
with open("commands", "w") as out:
    print("\n".join(commands), file=out)
with open("options", "w") as out:
    for option in options(overview, "Options, before or after"):
        print("*", *option, file=out)
    for command in commands:
        for option in options(help_of(command), r"\nOptions(?! of every)"):
            print(command, *option, file=out)
P
  [ "$(wc -l <commands)" -gt 10 ] && [ "$(wc -l <options)" -gt 20 ]
}

test_the_manual_page_has_every_command_and_option() {
  plain_only
  collect
  python3 - "$page" <<'P'
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
section = lambda name: re.search(rf"^\.Sh {name}\n(.*?)(?=^\.Sh )", page, re.M | re.S).group(1)
# an entry begins at the outermost level of the list; lists inside it are its own
entries, depth, now = {}, 0, None
for line in section("COMMANDS").splitlines():
    depth += line.startswith(".Bl") - line.startswith(".El")
    if depth == 1 and line.startswith(".It"):
        now = []
        named = re.match(r"\.It Cm ([a-z]+)", line)
        if named:
            entries[named.group(1)] = now
    named = re.match(r"\.Cm ([a-z]+)$", line)
    if now == [".It Xo"] and named:
        entries[named.group(1)] = now
    if now is not None:
        now.append(line)
commands = open("commands").read().split()
wrong = [f"{command} is not in the manual page" for command in commands if command not in entries]
wrong += [f"{entry} is in the manual page and no command" for entry in entries if entry not in commands]
known = set()
for line in open("options"):
    command, letter, name, argument = line.split()
    known.add(name)
    text = section("DESCRIPTION") if command == "*" else "\n".join(entries.get(command, []))
    # the limits of one document stand in a section of their own, for all commands that have them
    for place in (text, section("LIMITS")):
        found = re.search(rf"^\.(?:It|Op|Cm .*|Fl)?.*\bFl (?:(\w) , )?-{name}\b(?: Ar \w+)?", place, re.M)
        if found:
            break
    if not found:
        wrong.append(f"{command} --{name} is not in the manual page")
    elif letter != "-" and found.group(1) != letter:
        wrong.append(f"{command} --{name} has the letter {letter}, which is not in the manual page")
    elif (argument != "-") != (" Ar " in found.group(0).partition(f"-{name}")[2]):
        wrong.append(f"{command} --{name}: whether it takes a value is told differently in the manual page")
for name in set(re.findall(r"\bFl (?:\w , )?-([a-z][\w-]*)", page)) - known:
    wrong.append(f"--{name} is in the manual page and no option")
sys.exit("\n".join(wrong) or None)
P
}

# complete WORD...: what is offered for the last WORD, sorted.
complete_words() {
  (
    set +eu
    . "$completion"
    COMP_WORDS=(standpunkt "$@")
    COMP_CWORD=$#
    COMPREPLY=()
    _standpunkt
    printf '%s\n' "${COMPREPLY[@]}" | sort
  ) 2>/dev/null
}

test_completion_has_every_command() {
  plain_only
  collect
  sort commands >wanted
  complete_words "" >offered
  diff wanted offered
  complete_words --data /srv -q "" >offered
  diff wanted offered
  complete_words help "" >offered
  diff wanted offered
}

test_completion_has_every_option() {
  plain_only
  collect
  for command in $(cat commands); do
    awk -v command="$command" '$1 == "*" || $1 == command { print "--" $3 }' options | sort >wanted
    complete_words "$command" -- >offered
    diff wanted offered || fail "options of $command"
  done
}

# After an option that wants a value no other option is offered.
test_completion_knows_which_options_take_a_value() {
  plain_only
  collect
  while read -r command letter name argument; do
    [ "$argument" != - ] || continue
    [ "$command" != '*' ] || command=search
    ! complete_words "$command" "--$name" -- | grep -q '^--' || fail "$command --$name"
    [ "$letter" = - ] || ! complete_words "$command" "-$letter" -- | grep -q '^--' || fail "$command -$letter"
  done <options
}

test_the_statuses_are_the_same() {
  gives 0 help
  sed -n '/^Exit status/,/^$/p' out | grep -oE '\b[0-9] ' | tr -d ' ' >wanted
  sed -n '/^\.Sh EXIT STATUS/,/^\.El/p' "$page" | sed -n 's/^\.It \([0-9]\)$/\1/p' >offered
  diff wanted offered
  is "$(tr '\n' ' ' <wanted)" "0 1 2 3 "
}

test_the_manual_page_is_well_formed() {
  command -v mandoc >/dev/null || skip "mandoc is not here"
  mandoc -T lint -W warning "$page"
}

test_help_on_every_command() {
  collect
  for command in $(cat commands); do
    gives 0 help "$command"
    has out "Examples"
    lacks out "(null)"
    grep -q "^  standpunkt.* $command" out || grep -q "^  STANDPUNKT_SHARE" out || fail "no example of $command"
  done
}

run_cases
