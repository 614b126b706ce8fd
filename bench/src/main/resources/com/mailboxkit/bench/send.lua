-- For wrk: every request sends another message. The argument is a file with a line for each sender, which take turns:
-- its inbox, a blank, its key.

local senders = {}
local sent = 0
local run
local text = string.rep('The quick brown fox jumps over the lazy dog while agents write to each other. ', 8)

function init(arguments)
    run = os.time()
    for line in io.lines(arguments[1]) do
        local inbox, key = line:match('(%S+) (%S+)')
        senders[#senders + 1] = {
            path = '/api/v1/inboxes/' .. inbox .. '/messages/send',
            headers = { ['Authorization'] = 'Bearer ' .. key, ['Content-Type'] = 'application/json' },
        }
    end
end

function request()
    sent = sent + 1
    local sender = senders[sent % #senders + 1]
    local body = string.format(
        '{"to":["reader%d@example.com"],"subject":"Message %d of %d","text":"Number %d of %d. %s"}',
        sent % 1000, sent, run, sent, run, text)
    return wrk.format('POST', sender.path, sender.headers, body)
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format('RESULT requests=%d microseconds=%d refused=%d lost=%d p50=%d p99=%d\n',
        summary.requests, summary.duration, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50), latency:percentile(99)))
end
