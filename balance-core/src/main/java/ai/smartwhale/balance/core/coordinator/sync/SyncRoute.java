// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import java.util.Optional;

/** From where to where, with the endpoints; what makes two transfers the same. */
record SyncRoute(
        SyncEndpoint from, SyncLocation source, SyncTarget to, SyncLocation destination, Optional<String> sha256) {

    /** What may be gone on with: the same version of the same source. Without a version, nothing. */
    Optional<String> resumeKey(SyncContent content) {
        return content.tag().isEmpty()
                ? Optional.empty()
                : Optional.of(Sha256.of(source + "\n" + content.size() + "\n" + content.tag()));
    }
}
