// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.security.keys.KeyErasedException;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import ai.smartwhale.commons.security.keys.KeySource;
import ai.smartwhale.commons.security.nimbus.JwtCodec;
import ai.smartwhale.commons.security.nimbus.NimbusJwt;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The codec of the latest keys, looked for at each call, which is one volatile read while nothing changes. */
final class CurrentCodec {

    private static final String TYPE = "at+jwt";
    /** Every attempt but the last met keys that changed in between, which happens once in the life of a key. */
    private static final int MOST_ATTEMPTS = 16;

    private final KeySource keys;
    private final KeyPurpose signing;
    private final Set<KeyPurpose> accepted;
    private final Runnable onChange;
    private volatile @Nullable Made latest;

    private record Made(KeySnapshot snapshot, JwtCodec codec) {}

    CurrentCodec(KeySource keys, TokenAlgorithm algorithm, Set<TokenAlgorithm> accepted, Runnable onChange) {
        this.keys = keys;
        this.signing = algorithm.purpose();
        this.accepted = accepted.stream().map(TokenAlgorithm::purpose).collect(Collectors.toUnmodifiableSet());
        this.onChange = onChange;
    }

    /** The same object until a key changes. */
    JwtCodec get() {
        KeySnapshot snapshot = keys.snapshot();
        Made made = latest;
        return made != null && made.snapshot == snapshot ? made.codec : follow();
    }

    private synchronized JwtCodec follow() {
        for (int attempt = 1; ; attempt++) {
            KeySnapshot snapshot = keys.snapshot();
            Made made = latest;
            if (made != null && made.snapshot == snapshot) {
                return made.codec;
            }
            try {
                JwtCodec codec = NimbusJwt.codec(snapshot, signing, accepted, TYPE);
                latest = new Made(snapshot, codec);
                onChange.run();
                return codec;
            } catch (KeyErasedException e) {
                requireChange(snapshot, attempt, e);
            }
        }
    }

    String sign(Map<String, Object> claims) {
        for (int attempt = 1; ; attempt++) {
            KeySnapshot before = keys.snapshot();
            try {
                return get().sign(claims);
            } catch (KeyErasedException e) {
                requireChange(before, attempt, e);
            }
        }
    }

    /** Trying again makes sense only with other keys. */
    private void requireChange(KeySnapshot before, int attempt, KeyErasedException trouble) {
        if (attempt >= MOST_ATTEMPTS || keys.snapshot() == before) {
            throw trouble;
        }
    }
}
