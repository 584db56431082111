// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

import ai.smartwhale.messaging.AuthenticationFailedException;
import ai.smartwhale.messaging.AuthorizationDeniedException;
import ai.smartwhale.messaging.BrokerTooOldException;
import ai.smartwhale.messaging.BrokerUnreachableException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What to do about errors. */
public final class Advice {

    private Advice() {}

    /**
     * Makes a finding of an error.
     *
     * @param check what was looked at
     * @param error what happened
     * @return the finding
     */
    public static Finding on(String check, Throwable error) {
        Throwable cause = error instanceof ExecutionException && error.getCause() != null ? error.getCause() : error;
        String detail = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return Finding.problem(check, detail, advice(cause));
    }

    private static String advice(Throwable cause) {
        if (cause instanceof BrokerTooOldException || cause instanceof UnsupportedVersionException) {
            return "Upgrade the brokers to Kafka " + BrokerTooOldException.OLDEST_RELEASE
                    + " or later, and see that --bootstrap-servers names the cluster that you mean.";
        }
        if (cause instanceof BrokerUnreachableException
                || cause instanceof TimeoutException
                || cause instanceof org.apache.kafka.common.errors.TimeoutException) {
            return "Check --bootstrap-servers, that a broker listens there, and that the addresses in its"
                    + " advertised.listeners can be reached from here. A broker that wants TLS or SASL is silent to a"
                    + " plain client: set -X security.protocol=SASL_SSL. So is one older than Kafka 0.10.";
        }
        if (cause instanceof AuthenticationFailedException || cause instanceof AuthenticationException) {
            return "Check user, password and sasl.mechanism, and ssl.truststore.* for the certificate of the broker;"
                    + " give them with --kafka-properties FILE.";
        }
        if (cause instanceof AuthorizationDeniedException || cause instanceof AuthorizationException) {
            return "Ask for the missing right, for example: kafka-acls.sh --add --allow-principal User:NAME"
                    + " --operation All --topic smartwhale. --resource-pattern-type prefixed";
        }
        return "Run again with -v for the whole error.";
    }
}
