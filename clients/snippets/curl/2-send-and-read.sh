# Send, list, read, reply, search, threads.
. "$(dirname "$0")/../snippet.sh"
register

call -X POST "$URL/api/v1/inboxes/$INBOX/messages/send" \
    -H "Authorization: Bearer $KEY" \
    -H 'Content-Type: application/json' \
    -d "{
      \"to\": [\"$EMAIL\"],
      \"subject\": \"Hello from an agent\",
      \"text\": \"Sent by a program.\",
      \"attachments\": [{\"filename\": \"report.txt\", \"content\": \"cmVwb3J0\", \"content_type\": \"text/plain\"}]
    }"
same 201 "$status" sending
same queued "$(get "['data']['status']")" 'the status'
same report.txt "$(get "['data']['attachments'][0]['filename']")" 'the file'
same 6 "$(get "['data']['attachments'][0]['size']")" 'its size'

# it was sent to itself: wait for it instead of asking again and again
call "$URL/api/v1/inboxes/$INBOX/messages?direction=inbound&wait=30s" -H "Authorization: Bearer $KEY"
same 200 "$status" listing
RECEIVED=$(get "['data'][0]['id']")

call "$URL/api/v1/inboxes/$INBOX/messages/$RECEIVED" -H "Authorization: Bearer $KEY"
same 200 "$status" reading
same 'Sent by a program.' "$(get "['data']['extracted_text'].strip()")" 'the text'
same received "$(get "['data']['status']")" 'the status'
THREAD=$(get "['data']['thread_id']")
call "$(get "['data']['attachments'][0]['url']")"
same report "$(cat "$trash/body")" 'the attachment'

call -X POST "$URL/api/v1/inboxes/$INBOX/messages/$RECEIVED/reply" \
    -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
    -d '{"text": "Got it.", "html": "<p>Got it.</p>"}'
same 201 "$status" replying
same 'Re: Hello from an agent' "$(get "['data']['subject']")" 'the subject'

call "$URL/api/v1/inboxes/$INBOX/threads" -H "Authorization: Bearer $KEY"
same "$THREAD" "$(get "['data'][0]['id']")" 'the thread'
call "$URL/api/v1/threads/$THREAD" -H "Authorization: Bearer $KEY"
same 200 "$status" 'reading the thread'

for _ in $(seq 120); do # search may still be starting, and sees a message about a second after it came
    call -X POST "$URL/api/v1/messages/search" \
        -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
        -d "{\"query\": \"agent\", \"inbox_id\": \"$INBOX\", \"fields\": [\"subject\", \"body\"],
             \"date_from\": \"2026-01-01\", \"date_to\": \"2999-12-31\"}"
    [ "$status" != 200 ] || [ "$(get "['data']")" = '[]' ] || break
    sleep 1
done
same 200 "$status" searching
[ "$(get "['data']")" != '[]' ] || same 'a message' nothing 'the search'
