-- For wrk: every request sends another message. The arguments are a file with a line for each sender, which take turns:
-- its inbox, a blank, its key; how many characters each text has; how many messages to send a second, or 0 for as many
-- as it can; and whether they go USUAL, REPEATABLE (each with an Idempotency-Key) or UNGUARDED.

local sentence = 'The quick brown fox jumps over the lazy dog while agents write to each other. '

local senders = {}
local sent = 0
local run
local text
local repeatable

-- Slots at equal distances are given to whichever connection is free.
local function keep_pace(per_second)
    local ffi = require('ffi')
    ffi.cdef [[
        typedef struct { long seconds; long nanoseconds; } instant;
        int clock_gettime(int clock, instant *now);
    ]]
    local now = ffi.new('instant')
    local monotonic = 1
    local slot

    function delay()
        ffi.C.clock_gettime(monotonic, now)
        local millis = tonumber(now.seconds) * 1e3 + tonumber(now.nanoseconds) / 1e6
        slot = (slot or millis) + 1e3 / per_second
        return math.max(0, math.floor(slot - millis))
    end
end

function init(arguments)
    run = os.time()
    local way = arguments[4]
    repeatable = way == 'REPEATABLE'
    for line in io.lines(arguments[1]) do
        local inbox, key = line:match('(%S+) (%S+)')
        senders[#senders + 1] = {
            path = '/api/v1/inboxes/' .. inbox .. '/messages/send',
            headers = { ['Authorization'] = 'Bearer ' .. key, ['Content-Type'] = 'application/json' },
        }
        if way == 'UNGUARDED' then
            senders[#senders].headers['X-Bench-Unguarded'] = 'true'
        end
    end
    local length = tonumber(arguments[2])
    text = string.rep(sentence, math.ceil(length / #sentence)):sub(1, length)
    local pace = tonumber(arguments[3])
    if pace > 0 then
        keep_pace(pace)
    end
end

function request()
    sent = sent + 1
    local sender = senders[sent % #senders + 1]
    local body = string.format(
        '{"to":["reader%d@example.com"],"subject":"Message %d of %d","text":"Number %d of %d. %s"}',
        sent % 1000, sent, run, sent, run, text)
    if repeatable then
        sender.headers['Idempotency-Key'] = string.format('run %d, send %d', run, sent)
    end
    return wrk.format('POST', sender.path, sender.headers, body)
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format('RESULT requests=%d microseconds=%d refused=%d lost=%d p50=%d p99=%d\n',
        summary.requests, summary.duration, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50), latency:percentile(99)))
end
