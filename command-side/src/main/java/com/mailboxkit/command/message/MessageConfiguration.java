package com.mailboxkit.command.message;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.BoundedExecutor;
import com.mailboxkit.command.Overload;
import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.command.domain.DomainNames;
import com.mailboxkit.command.inbox.Inbox;
import com.mailboxkit.command.organization.Tariff;
import com.mailboxkit.command.sending.SendingAccounts;
import com.mailboxkit.command.suppression.SuppressionLists;
import com.mailboxkit.command.wallet.Wallet;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.message.OpenTokens;
import com.mailboxkit.kernel.storage.StorageQuota;
import com.mailboxkit.web.PublicUrl;
import java.util.concurrent.ExecutorService;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Wires sending.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    MessageProperties.class,
    SendGroupCommitProperties.class,
    DeliveryRetryProperties.class,
    OpenProperties.class
})
public class MessageConfiguration {

    private static final int FORMS_WAITING = 10_000; // tasks for each thread

    @Bean
    SendHandler sendHandler(
            Repository<Wallet> wallets,
            Repository<Inbox> inboxes,
            Repository<Message> messages,
            DomainNames domains,
            SuppressionLists suppressions,
            SendingAccounts accounts,
            AggregateStreams streams,
            Tariff tariff) {
        return new SendHandler(wallets, inboxes, messages, domains, suppressions, accounts, streams, tariff);
    }

    @Bean
    ReceiveMessageHandler receiptHandler(Repository<Message> messages, AggregateStreams streams) {
        return new ReceiveMessageHandler(messages, streams);
    }

    @Bean
    DeliveryRecorder deliveryRecorder(Repository<Message> messages, Repository<Wallet> wallets) {
        return new DeliveryRecorder(messages, wallets);
    }

    @Bean
    RefundHandler refundHandler(Repository<Message> messages, Repository<Wallet> wallets) {
        return new RefundHandler(messages, wallets);
    }

    @Bean
    SendGroupCommit sendGate(
            CommandGateway gateway, ExecutorService commandPool, SendGroupCommitProperties limits, Overload overload) {
        return new SendGroupCommit(gateway, commandPool, limits, overload);
    }

    @Bean
    SendChecks sendChecks(CommandGateway gateway, BoundedExecutor boundedCommands, StorageQuota quota) {
        return new SendChecks(gateway, boundedCommands, quota);
    }

    @Bean
    SubmissionHandler submissionHandler(
            Repository<Submission> submissions,
            SendGroupCommit gate,
            SendChecks checks,
            MessageProperties limits,
            Tariff tariff) {
        return new SubmissionHandler(submissions, gate, checks, limits, tariff);
    }

    @Bean
    OpenHandler openHandler(Repository<Message> messages, OpenProperties limits) {
        return new OpenHandler(messages, limits);
    }

    @Bean
    OpenController openController(OpenTokens openTokens, ReactiveCommands commands) {
        return new OpenController(openTokens, commands);
    }

    /// Half of the processors: forms take long to be read, and other requests go on meanwhile.
    @Bean(destroyMethod = "dispose")
    Scheduler formThreads() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return Schedulers.newBoundedElastic(threads, FORMS_WAITING, "forms");
    }

    @Bean
    MessageCommandController messageCommandController(
            ContentStore store,
            MessageProperties limits,
            SendGroupCommit gate,
            SendChecks checks,
            ReactiveCommands commands,
            QueryGateway queries,
            Tariff tariff,
            PublicUrl publicUrl,
            OpenTokens openTokens,
            Scheduler formThreads) {
        return new MessageCommandController(
                new SendRequestReader(limits, commands, formThreads),
                limits,
                new SenderLookup(queries),
                new Composer(tariff, new OpenPixels(publicUrl, openTokens), limits),
                gate,
                checks,
                store,
                commands,
                queries,
                tariff);
    }
}
