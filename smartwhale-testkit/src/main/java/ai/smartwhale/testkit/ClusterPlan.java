// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.util.List;
import java.util.Map;

/**
 * What was asked of an {@link EmbeddedKafka}.
 *
 * @param brokers 1 or 3
 * @param port the port of the first broker, 0 for free ones
 * @param saslSsl whether clients must log in
 * @param users who may, beside the administrator
 * @param authorization whether users may only do what is granted
 * @param guarded whether a broker is kept from ending the JVM
 * @param properties settings of the brokers that win over ours
 */
record ClusterPlan(
        int brokers,
        int port,
        boolean saslSsl,
        List<SaslUser> users,
        boolean authorization,
        boolean guarded,
        Map<String, String> properties) {

    ClusterPlan {
        users = List.copyOf(users);
        properties = Map.copyOf(properties);
    }
}
