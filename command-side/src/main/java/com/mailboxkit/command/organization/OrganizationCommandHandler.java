package com.mailboxkit.command.organization;

import com.mailboxkit.command.Aggregates;
import com.mailboxkit.kernel.organization.OrganizationCommand.DeleteOrganization;
import com.mailboxkit.kernel.organization.OrganizationCommand.RenameOrganization;
import com.mailboxkit.kernel.organization.OrganizationId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/// Changes organizations.
class OrganizationCommandHandler {

    private final Repository<Organization> organizations;

    OrganizationCommandHandler(Repository<Organization> organizations) {
        this.organizations = organizations;
    }

    @CommandHandler
    void handle(RenameOrganization rename) {
        load(rename.organizationId()).execute(organization -> organization.rename(rename.name(), rename.at()));
    }

    @CommandHandler
    void handle(DeleteOrganization delete) {
        load(delete.organizationId()).execute(organization -> organization.delete(delete.at()));
    }

    private Aggregate<Organization> load(OrganizationId organization) {
        return Aggregates.load(organizations, organization.value(), "organization");
    }
}
