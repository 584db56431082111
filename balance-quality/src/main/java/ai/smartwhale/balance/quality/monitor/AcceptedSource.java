// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.detect.TableKnowledge;
import ai.smartwhale.balance.quality.profile.TableProfile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was accepted of one source, and what can be learned from that alone, which is learned when it is first needed.
 */
final class AcceptedSource {

    private final TableProfile profile;
    private volatile @Nullable TableKnowledge knowledge;

    AcceptedSource(TableProfile profile) {
        this.profile = profile;
    }

    TableProfile profile() {
        return profile;
    }

    TableKnowledge knowledge() {
        TableKnowledge known = knowledge;
        if (known == null) {
            // Two threads may learn at once: they learn the same.
            known = TableKnowledge.learn(profile.names(), List.of(), Optional.of(profile));
            knowledge = known;
        }
        return known;
    }
}
