// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

/**
 * How mail is sent.
 *
 * @param host the server
 * @param port its port, 1 to 65,535
 * @param security how the connection is protected; the name of the server is always checked
 * @param login who sends; empty for a server that does not ask
 * @param from the address of the sender
 * @param to the addresses of those who are told, 1 to 100
 * @param timeout the longest wait for the server at each step, 1 millisecond to 5 minutes
 * @param sockets whom to trust; empty for the authorities of the JVM
 */
public record EmailConfig(
        String host,
        int port,
        EmailSecurity security,
        Optional<Login> login,
        String from,
        List<String> to,
        Duration timeout,
        Optional<SSLSocketFactory> sockets) {

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,255}");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
    private static final int MOST_PORT = 65_535;
    private static final int MOST_RECIPIENTS = 100;
    private static final long LONGEST_MILLIS = 300_000;

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing or outside of its range, or a password would go over the network
     *     in clear
     */
    public EmailConfig {
        if (!HOST.matcher(InvalidValueException.requireText("host", host)).matches()) {
            throw new InvalidValueException("host", host, "the name or address of a server");
        }
        InvalidValueException.requireRange("port", port, 1, MOST_PORT);
        InvalidValueException.requirePresent("security", security);
        InvalidValueException.requirePresent("login", login);
        requireAddress("from", from);
        to = List.copyOf(to);
        InvalidValueException.requireRange("number of addresses in to", to.size(), 1, MOST_RECIPIENTS);
        to.forEach(address -> requireAddress("to", address));
        InvalidValueException.requirePositive("timeout", timeout);
        InvalidValueException.requireRange("timeout in milliseconds", timeout.toMillis(), 1, LONGEST_MILLIS);
        InvalidValueException.requirePresent("sockets", sockets);
        if (login.isPresent() && security == EmailSecurity.NONE && !THIS_MACHINE.contains(host)) {
            throw new InvalidValueException("security", security, "STARTTLS or TLS, since there is a password");
        }
    }

    private static void requireAddress(String field, String address) {
        if (!ADDRESS.matcher(InvalidValueException.requireText(field, address)).matches()) {
            throw new InvalidValueException(field, address, "one address, like ops@example.org, without a name");
        }
    }

    /**
     * Who sends.
     *
     * @param user the name
     * @param password the password, asked for before every message, so that it may change; never logged
     */
    public record Login(String user, Supplier<String> password) {

        /**
         * Checks the parts.
         *
         * @throws InvalidValueException if one is missing
         */
        public Login {
            InvalidValueException.requireText("user", user);
            InvalidValueException.requirePresent("password", password);
        }
    }
}
