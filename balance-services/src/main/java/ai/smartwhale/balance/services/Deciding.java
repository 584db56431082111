// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import java.util.Optional;

/**
 * How a Balance decides about requests.
 *
 * @param path the steps with their settings; empty for those that suit the configuration
 * @param scope who may share answers with whom
 * @param leases what has to be asked before a batch may leave
 */
record Deciding(Optional<RequestPathConfig> path, AccessScope scope, LeasePort leases) {

    /** How is decided where {@code balance} is what is known. */
    RequestPathConfig config(BalanceConfig balance) {
        return path.orElseGet(
                () -> RequestPathConfig.forKafka(balance.maxPending()).build());
    }
}
