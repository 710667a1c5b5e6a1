# Completes petshell's commands in bash. Made by: petshell completion bash
# shellcheck shell=bash

_petshell_commands() {
  kind=words choices='status init migrate backfill verify show-pet list-pets regen create-pet undo stats runs enforce relax backup draw gallery rollback uninstall help open completion script include clear version quit'
}

_petshell_options() {
  kind=flag
  case $1 in
    '') kind=words choices='--db --file --demo --read-only --format --yes --quiet --no-color --plain --art --prompt --busy-timeout --operator --keep-going --echo --var --no-rc --debug --version --help' ;;
    status) kind=words choices='--check --format --yes --quiet --help' ;;
    init) kind=words choices='--demo --format --yes --quiet --help' ;;
    migrate) kind=words choices='--dry-run --format --yes --quiet --help' ;;
    backfill) kind=words choices='--batch --lock-target --limit --pause --dry-run --watch --every --from --replace --retry-failed --max-errors --format --yes --quiet --help' ;;
    verify) kind=words choices='--check --strict --show --format --yes --quiet --help' ;;
    show-pet) kind=words choices='--format --yes --quiet --help' ;;
    list-pets) kind=words choices='--state --rarity --pattern --accessory --owner --name --sort --limit --wide --format --yes --quiet --help' ;;
    regen) kind=words choices='--state --all --backup --dry-run --format --yes --quiet --help' ;;
    create-pet) kind=words choices='--owner --format --yes --quiet --help' ;;
    undo) kind=words choices='--dry-run --format --yes --quiet --help' ;;
    stats) kind=words choices='--format --yes --quiet --help' ;;
    runs) kind=words choices='--limit --format --yes --quiet --help' ;;
    enforce) kind=words choices='--backup --dry-run --format --yes --quiet --help' ;;
    relax) kind=words choices='--backup --dry-run --format --yes --quiet --help' ;;
    backup) kind=words choices='--format --yes --quiet --help' ;;
    draw) kind=words choices='--out --size --format --yes --quiet --help' ;;
    gallery) kind=words choices='--out --format --yes --quiet --help' ;;
    rollback) kind=words choices='--count --to --backup --dry-run --format --yes --quiet --help' ;;
    uninstall) kind=words choices='--dry-run --format --yes --quiet --help' ;;
    help) kind=words choices='--format --yes --quiet --help' ;;
    open) kind=words choices='--format --yes --quiet --help' ;;
    completion) kind=words choices='--format --yes --quiet --help' ;;
    script) kind=words choices='--format --yes --quiet --help' ;;
    include) kind=words choices='--format --yes --quiet --help' ;;
    clear) kind=words choices='--format --yes --quiet --help' ;;
    version) kind=words choices='--format --yes --quiet --help' ;;
    quit | exit) kind=words choices='--format --yes --quiet --help' ;;
  esac
}

_petshell_option() {
  kind=flag
  case "$1 $2" in
    ' --db') kind='file' ;;
    ' --file' | ' -f') kind='file' ;;
    ' --format') kind=words choices='table json csv vertical' ;;
    ' --art') kind=words choices='auto blocks image none' ;;
    ' --prompt') kind=text ;;
    ' --busy-timeout') kind=text ;;
    ' --operator') kind=text ;;
    ' --var') kind=text ;;
    'status --format') kind=words choices='table json csv vertical' ;;
    'init --format') kind=words choices='table json csv vertical' ;;
    'migrate --format') kind=words choices='table json csv vertical' ;;
    'backfill --batch') kind=words choices='auto' ;;
    'backfill --lock-target') kind=text ;;
    'backfill --limit') kind=text ;;
    'backfill --pause') kind=text ;;
    'backfill --every') kind=text ;;
    'backfill --from') kind='file' ;;
    'backfill --max-errors') kind=text ;;
    'backfill --format') kind=words choices='table json csv vertical' ;;
    'verify --show') kind=text ;;
    'verify --format') kind=words choices='table json csv vertical' ;;
    'show-pet --format') kind=words choices='table json csv vertical' ;;
    'list-pets --state') kind=words choices='exact rounded formatted drifted other-version invalid missing' ;;
    'list-pets --rarity') kind=words choices='common uncommon rare legendary' ;;
    'list-pets --pattern') kind=words choices='none striped spotted gradient' ;;
    'list-pets --accessory') kind=words choices='none collar horns wings crown' ;;
    'list-pets --owner') kind=text ;;
    'list-pets --name') kind=text ;;
    'list-pets --sort') kind=words choices='id name created rarity' ;;
    'list-pets --limit') kind=text ;;
    'list-pets --format') kind=words choices='table json csv vertical' ;;
    'regen --state') kind=words choices='exact rounded formatted drifted other-version invalid missing' ;;
    'regen --format') kind=words choices='table json csv vertical' ;;
    'create-pet --owner') kind=text ;;
    'create-pet --format') kind=words choices='table json csv vertical' ;;
    'undo --format') kind=words choices='table json csv vertical' ;;
    'stats --format') kind=words choices='table json csv vertical' ;;
    'runs --limit') kind=text ;;
    'runs --format') kind=words choices='table json csv vertical' ;;
    'enforce --format') kind=words choices='table json csv vertical' ;;
    'relax --format') kind=words choices='table json csv vertical' ;;
    'backup --format') kind=words choices='table json csv vertical' ;;
    'draw --out') kind='file' ;;
    'draw --size') kind=text ;;
    'draw --format') kind=words choices='table json csv vertical' ;;
    'gallery --out') kind='file' ;;
    'gallery --format') kind=words choices='table json csv vertical' ;;
    'rollback --count') kind=text ;;
    'rollback --to') kind=text ;;
    'rollback --format') kind=words choices='table json csv vertical' ;;
    'uninstall --format') kind=words choices='table json csv vertical' ;;
    'help --format') kind=words choices='table json csv vertical' ;;
    'open --format') kind=words choices='table json csv vertical' ;;
    'completion --format') kind=words choices='table json csv vertical' ;;
    'script --format') kind=words choices='table json csv vertical' ;;
    'include --format') kind=words choices='table json csv vertical' ;;
    'clear --format') kind=words choices='table json csv vertical' ;;
    'version --format') kind=words choices='table json csv vertical' ;;
    'quit --format' | 'exit --format') kind=words choices='table json csv vertical' ;;
  esac
}

_petshell_argument() {
  kind=flag
  case "$1 $2" in
    'show-pet 0') kind=text ;;
    'regen '*) kind=text ;;
    'create-pet 0') kind=text ;;
    'undo 0') kind=text ;;
    'runs 0') kind=text ;;
    'backup 0') kind='file' ;;
    'draw 0') kind=text ;;
    'help 0') kind=words choices='status init migrate backfill verify show-pet list-pets regen create-pet undo stats runs enforce relax backup draw gallery rollback uninstall help open completion script include clear version quit' ;;
    'open 0') kind='file' ;;
    'completion 0') kind=words choices='bash zsh' ;;
    'script 0') kind='file' ;;
    'include 0') kind='file' ;;
  esac
}

_petshell_files() {
  # Since bash 4 readline knows best how to complete and quote the names of files.
  if ! compopt -o default 2>/dev/null; then
    local IFS=$'\n'
    # shellcheck disable=SC2207
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}

_petshell() {
  local IFS=$' \t\n'
  local current=${COMP_WORDS[COMP_CWORD]} command='' awaited='' ended='' glued='' kind='' choices='' word
  local -i place index=0
  COMPREPLY=()
  for ((place = 1; place < COMP_CWORD; place++)); do
    word=${COMP_WORDS[place]}
    # Bash takes --option=value and name=value apart at the equals sign.
    if [[ $word == '=' ]]; then
      [[ -n $awaited ]] || glued=yes
    elif [[ -n $glued ]]; then
      glued=''
    elif [[ -n $awaited ]]; then
      awaited=''
    elif [[ -z $ended && $word == -- ]]; then
      ended=yes
    elif [[ -z $ended && $word == -?* ]]; then
      _petshell_option "$command" "$word"
      [[ $kind == flag ]] || awaited=$word
    elif [[ -z $command ]]; then
      command=$word
    else
      index+=1
    fi
  done
  [[ $current != '=' ]] || current=''
  if [[ -n $awaited ]]; then
    _petshell_option "$command" "$awaited"
  elif [[ -z $ended && $current == -* ]]; then
    _petshell_options "$command"
  elif [[ -z $command ]]; then
    _petshell_commands
  else
    _petshell_argument "$command" "$index"
    # Where no word can follow, an option may.
    [[ $kind != flag || -n $current || -n $ended ]] || _petshell_options "$command"
  fi
  case $kind in
    words)
      # shellcheck disable=SC2207
      COMPREPLY=($(compgen -W "$choices" -- "$current"))
      ;;
    file) _petshell_files ;;
  esac
}

complete -F _petshell petshell
