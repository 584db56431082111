// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.keys.KeySource;
import ai.smartwhale.commons.security.token.TokenValidator;
import java.nio.file.Path;
import java.util.Deque;

/** Whose tokens are taken, and the keys that tell them from others. */
record TokenKeys(Path store, KekProvider kek, String issuer, String audience) {

    /** Opens the keys, which the caller closes, and gives what verifies tokens with them. */
    TokenValidator open(SecurityAudit audit, Deque<AutoCloseable> open) {
        KeyManager keys = KeyManager.create(
                KeyManagerConfig.builder().store(store, kek).audit(audit).build());
        open.push(keys);
        return validator(keys, audit, open);
    }

    /** What verifies tokens with the keys. */
    private TokenValidator validator(KeySource keys, SecurityAudit audit, Deque<AutoCloseable> open) {
        throw new InvalidValueException("--token-keys", store, "nothing: this build cannot verify tokens");
    }
}
