// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a webhook may post. Whoever writes the configuration chooses the address, and within it a name of a host may
 * still come to mean an address inside; so what the name means is looked at before every message. Addresses of the link
 * ({@code 169.254.0.0/16}, {@code fe80::/10}: where clouds give out credentials), of groups and of no host are refused
 * always. Between this look and the connection a hostile name server may change its mind: against that only a network
 * without a way to such addresses helps, or {@code allowedHosts}.
 *
 * @param publicOnly whether addresses of this machine and of private networks are refused, too
 * @param allowedHosts the only hosts that are asked, as they are written in the address, or {@code .example.org} for
 *     all below; none for any. What is named here is not looked at further.
 */
public record AddressGuard(boolean publicOnly, List<String> allowedHosts) {

    /** Any host, any address but those that are refused always. */
    public static final AddressGuard ANY = new AddressGuard(false, List.of());

    private static final int CARRIER_FIRST = 100;
    private static final int CARRIER_SECOND = 64;
    private static final int UNIQUE_LOCAL = 0xfc;

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if a host is blank
     */
    public AddressGuard {
        allowedHosts = allowedHosts.stream()
                .map(host ->
                        InvalidValueException.requireText("allowed host", host).toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * Says why a host is not asked. Looks its name up, and so may wait.
     *
     * @param host a name or an address
     * @return why not; empty if it may be asked
     * @throws UnknownHostException if the name is not known
     */
    Optional<String> refusal(String host) throws UnknownHostException {
        if (!allowedHosts.isEmpty()) {
            return allowedHosts.stream().anyMatch(allowed -> isBelow(host.toLowerCase(Locale.ROOT), allowed))
                    ? Optional.empty()
                    : Optional.of("the host is not one of those that are allowed");
        }
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
                return Optional.of("the host has an address of the link, of a group or of no host");
            }
            if (publicOnly && isPrivate(address)) {
                return Optional.of("the host has a private address");
            }
        }
        return Optional.empty();
    }

    private static boolean isBelow(String host, String allowed) {
        return host.equals(allowed) || (allowed.startsWith(".") && host.endsWith(allowed));
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        boolean shared = address instanceof Inet4Address
                && (first == 0 || (first == CARRIER_FIRST && (bytes[1] & 0xc0) == CARRIER_SECOND));
        boolean uniqueLocal = !(address instanceof Inet4Address) && (first & 0xfe) == UNIQUE_LOCAL;
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || shared || uniqueLocal;
    }
}
