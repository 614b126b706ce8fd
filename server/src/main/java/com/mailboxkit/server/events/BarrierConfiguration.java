package com.mailboxkit.server.events;

import com.mailboxkit.kernel.ReadBarrier;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets readers see their own writes, whichever event store is used.
@Configuration(proxyBeanMethods = false)
class BarrierConfiguration {

    @Bean
    ConfigurerModule eventsAreNamedToTheBarrier(ReadBarrier barrier) {
        return configurer -> configurer.onInitialize(axon ->
                axon.onStart(() -> axon.eventStore().registerDispatchInterceptor(new BarrierInterceptor(barrier))));
    }
}
