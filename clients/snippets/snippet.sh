# What the snippets for curl share: an agent of their own, and a look at the answers.

URL=$MAILBOXKIT_BASE_URL
trash=$(mktemp -d)
trap 'rm -rf -- "$trash"' EXIT

# call ARGUMENTS OF CURL: keeps status, headers and body.
call() {
    status=$(curl --silent --show-error --dump-header "$trash/headers" --output "$trash/body" --write-out '%{http_code}' "$@")
}

# get PATH IN PYTHON: a value of the last body, such as ['data']['id'].
get() {
    python3 -c "import json,sys; value = json.load(open(sys.argv[1]))$1; print(value if isinstance(value, str) else json.dumps(value))" "$trash/body"
}

header() {
    tr -d '\r' <"$trash/headers" | sed -n "s/^$1: //Ip"
}

# same WANTED FOUND WHAT
same() {
    if [ "$1" != "$2" ]; then
        printf 'expected %s for %s, got %s: %s\n' "$1" "$3" "$2" "$(cat "$trash/body")" >&2
        exit 1
    fi
}

register() {
    call -X POST "$URL/api/v1/register" -H 'Content-Type: application/json' \
        -d '{"name": "My Agent", "owner_email": "owner@example.com"}'
    same 201 "$status" registering
    KEY=$(get "['api_key']") INBOX=$(get "['inbox_id']") EMAIL=$(get "['email']")
}
