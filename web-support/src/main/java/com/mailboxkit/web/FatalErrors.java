package com.mailboxkit.web;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.GroupedFlux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/// Ends a request in which a `StackOverflowError`, an `OutOfMemoryError` or a `LinkageError` is thrown. Reactor hands
/// those to no subscriber: it throws them to whatever called it, such as a `CompletableFuture`, which drops them, and
/// the request is never answered.
///
/// Wherever a thread begins to call subscribers, which is in sources and where work changes threads, the call is
/// guarded: an error of that kind is given to the request in whose context it was thrown.
public final class FatalErrors {

    private static final String HOOK = FatalErrors.class.getName();

    /// Whether operators of a class change the thread.
    private static final ClassValue<Boolean> CHANGES_THREAD = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            var name = type.getSimpleName();
            return name.contains("PublishOn")
                    || name.contains("SubscribeOn")
                    || name.contains("CancelOn")
                    || name.contains("Delay")
                    || name.contains("Timeout");
        }
    };

    private FatalErrors() {}

    /// Guards everything that is assembled from now on. Doing it again changes nothing.
    static void guard() {
        Hooks.onEachOperator(HOOK, FatalErrors::guarded);
    }

    /// The work, which fails with the error where one of those is thrown in it; it is cancelled then.
    public static <T> Mono<T> contain(Mono<T> work) {
        return Mono.defer(() -> {
            var failure = Sinks.<T>one();
            return Mono.firstWithSignal(failure.asMono(), new GuardedMono<>(work))
                    .contextWrite(context -> context.put(FatalErrors.class, failure));
        });
    }

    private static Publisher<Object> guarded(Publisher<Object> publisher) {
        return switch (publisher) {
            case GuardedMono<Object> already -> already;
            case Fuseable.ScalarCallable<?> constant -> publisher;
            case Mono<Object> mono
            when !(mono instanceof MonoOperator) || CHANGES_THREAD.get(mono.getClass()) -> new GuardedMono<>(mono);
            case ConnectableFlux<Object> shared -> shared;
            case GroupedFlux<?, Object> group -> publisher;
            case Flux<Object> flux
            when !(flux instanceof FluxOperator) || CHANGES_THREAD.get(flux.getClass()) -> new GuardedFlux<>(flux);
            default -> publisher;
        };
    }

    /// Gives an error to the request that it was thrown in; throws what belongs to none.
    private static void report(Error error, Context context) {
        Sinks.One<?> request = context.<Sinks.One<?>>getOrDefault(FatalErrors.class, null);
        if (request == null) {
            throw error;
        }
        request.tryEmitError(error);
    }

    private static final class GuardedMono<T> extends MonoOperator<T, T> {

        GuardedMono(Mono<T> source) {
            super(source);
        }

        @Override
        public void subscribe(CoreSubscriber<? super T> subscriber) {
            try {
                source.subscribe(new Guard<>(subscriber));
            } catch (VirtualMachineError | LinkageError fatal) {
                report(fatal, subscriber.currentContext());
            }
        }
    }

    private static final class GuardedFlux<T> extends FluxOperator<T, T> {

        GuardedFlux(Flux<T> source) {
            super(source);
        }

        @Override
        public void subscribe(CoreSubscriber<? super T> subscriber) {
            try {
                source.subscribe(new Guard<>(subscriber));
            } catch (VirtualMachineError | LinkageError fatal) {
                report(fatal, subscriber.currentContext());
            }
        }
    }

    private record Guard<T>(CoreSubscriber<? super T> subscriber) implements CoreSubscriber<T> {

        @Override
        public Context currentContext() {
            return subscriber.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscriber.onSubscribe(subscription);
        }

        @Override
        public void onNext(T item) {
            try {
                subscriber.onNext(item);
            } catch (VirtualMachineError | LinkageError fatal) {
                report(fatal, currentContext());
            }
        }

        @Override
        public void onError(Throwable error) {
            try {
                subscriber.onError(error);
            } catch (VirtualMachineError | LinkageError fatal) {
                report(fatal, currentContext());
            }
        }

        @Override
        public void onComplete() {
            try {
                subscriber.onComplete();
            } catch (VirtualMachineError | LinkageError fatal) {
                report(fatal, currentContext());
            }
        }
    }
}
