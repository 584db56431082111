// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.token.TokenAlgorithm;
import ai.smartwhale.commons.security.token.TokenManager;
import ai.smartwhale.commons.security.token.TokenManagerConfig;
import ai.smartwhale.commons.security.token.TokenValidator;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Set;

/** Whose tokens are taken, and the keys that tell them from others. */
record TokenKeys(Path store, KekProvider kek, String issuer, String audience) {

    static final String AUDIENCE = "smartwhale.balance";

    /** Opens the keys, which the caller closes, and gives what verifies tokens with them. */
    TokenValidator open(SecurityAudit audit, Deque<AutoCloseable> open) {
        KeyManager keys = KeyManager.create(
                KeyManagerConfig.builder().store(store, kek).audit(audit).build());
        open.push(keys);
        TokenManager tokens = TokenManager.create(
                keys,
                TokenManagerConfig.builder(issuer, audience)
                        .accepted(Set.of(TokenAlgorithm.values()))
                        .accessLifetime(TokenManagerConfig.LONGEST_ACCESS_LIFETIME)
                        .audit(audit)
                        .build());
        open.push(tokens);
        return tokens;
    }
}
