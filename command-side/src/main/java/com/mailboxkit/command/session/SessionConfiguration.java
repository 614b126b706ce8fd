package com.mailboxkit.command.session;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.command.organization.Organization;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.secret.MacKey;
import com.mailboxkit.kernel.session.SessionCommand.ViewOrganization;
import com.mailboxkit.web.ApiKeyAuthenticator;
import com.mailboxkit.web.ClientAddresses;
import com.mailboxkit.web.PublicUrl;
import com.mailboxkit.web.SignInLimit;
import com.mailboxkit.web.session.OrganizationViews;
import com.mailboxkit.web.session.SessionDevices;
import com.mailboxkit.web.session.SessionProperties;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires sessions of browsers.
@Configuration(proxyBeanMethods = false)
public class SessionConfiguration {

    @Bean
    SessionCommandHandler sessionCommandHandler(
            Repository<Session> sessions,
            Repository<SignInLink> links,
            Repository<Organization> organizations,
            AggregateStreams streams) {
        return new SessionCommandHandler(sessions, links, organizations, streams);
    }

    @Bean
    SignInLinks signInLinks(@Qualifier("signInLinkKey") MacKey key, PublicUrl publicUrl) {
        return new SignInLinks(key, publicUrl);
    }

    @Bean
    SignInLinkMailer signInLinkMailer(ReactiveCommands commands, QueryGateway queries, SignInLimit limit) {
        return new SignInLinkMailer(commands, queries, limit);
    }

    @Bean
    SignInController signInController(
            ReactiveCommands commands,
            ApiKeyAuthenticator keys,
            SignInLinks links,
            SignInLinkMailer mailer,
            SignInLimit limit,
            SessionDevices devices,
            ClientAddresses clients,
            PublicUrl publicUrl,
            SessionProperties settings) {
        return new SignInController(commands, keys, links, mailer, limit, devices, clients, publicUrl, settings);
    }

    @Bean
    SessionCommandController sessionCommandController(
            ReactiveCommands commands, ReadBarrier barrier, PublicUrl publicUrl) {
        return new SessionCommandController(commands, barrier, publicUrl);
    }

    @Bean
    SessionOperationsController sessionOperationsController(SignInLinks links) {
        return new SessionOperationsController(links);
    }

    @Bean
    OrganizationViews organizationViews(ReactiveCommands commands) {
        return (session, organization, at) -> commands.send(new ViewOrganization(session, organization, at));
    }
}
