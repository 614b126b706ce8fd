package com.mailboxkit.webhook.address;

import com.mailboxkit.kernel.net.Network;
import com.mailboxkit.kernel.net.PrivateAddresses;
import java.net.InetAddress;
import java.util.List;

/// Decides which addresses may be called: those on the public internet, and those the operator allows. A name
/// is judged by all of its addresses, so that none of them is a way in.
final class AddressPolicy {

    private final List<Network> allowed;

    AddressPolicy(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /// @throws DeniedAddressException where one of them must not be called
    List<InetAddress> admit(List<InetAddress> addresses) throws DeniedAddressException {
        for (var address : addresses) {
            if (PrivateAddresses.contains(address)
                    && allowed.stream().noneMatch(network -> network.contains(address))) {
                throw new DeniedAddressException();
            }
        }
        return addresses;
    }
}
