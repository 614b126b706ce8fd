package com.mailboxkit.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/// Closes a connection whose client does not come to the end of the headers of a request, however it spreads its bytes.
/// Used by the event loop of the connection only.
final class HeaderTimeout {

    private static final String NAME = HeaderTimeout.class.getName();

    private final Duration limit;
    private boolean isWithinRequest;
    private boolean isDecoded;
    private @Nullable ScheduledFuture<?> deadline;

    private HeaderTimeout(Duration limit) {
        this.limit = limit;
    }

    static void add(ChannelPipeline pipeline, Duration limit) {
        var timeout = new HeaderTimeout(limit);
        pipeline.addBefore(NettyPipeline.HttpCodec, NAME + ".bytes", timeout.new Bytes());
        pipeline.addAfter(NettyPipeline.HttpCodec, NAME + ".requests", timeout.new Requests());
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /// Sees that something came.
    private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
            isDecoded = false;
            super.channelRead(context, bytes);
            if (!isDecoded && !isWithinRequest && deadline == null) {
                deadline = context.executor().schedule(() -> context.close(), limit.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) throws Exception {
            cancel();
            super.channelInactive(context);
        }
    }

    /// Sees what it came to.
    private final class Requests extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object part) throws Exception {
            if (part instanceof HttpObject) {
                isDecoded = true;
            }
            if (part instanceof HttpRequest) {
                isWithinRequest = true;
                cancel();
            }
            if (part instanceof LastHttpContent) {
                isWithinRequest = false;
            }
            super.channelRead(context, part);
        }
    }
}
