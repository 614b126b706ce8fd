package com.mailboxkit.web;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Says in every response when it was made (RFC 9110, section 6.6.1). It sits on the connection, since some responses
/// pass no filter: that to what is no HTTP, for example.
@Sharable
final class DateHeader extends ChannelOutboundHandlerAdapter {

    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private record Second(long number, String text) {}

    private final Clock clock;
    private volatile Second last = new Second(Long.MIN_VALUE, "");

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) throws Exception {
        if (part instanceof HttpResponse response && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            response.headers().set(HttpHeaderNames.DATE, now());
        }
        super.write(context, part, promise);
    }

    /// Written anew once a second.
    private String now() {
        long number = clock.instant().getEpochSecond();
        var second = last;
        if (second.number() != number) {
            second = new Second(number, IMF_FIXDATE.format(Instant.ofEpochSecond(number)));
            last = second;
        }
        return second.text();
    }
}
