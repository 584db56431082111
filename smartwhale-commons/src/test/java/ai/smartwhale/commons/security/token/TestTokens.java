// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import ai.smartwhale.commons.security.keys.KeySource;
import ai.smartwhale.commons.security.nimbus.RawJws;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A manager's surroundings: keys that can be changed, a clock, and an audit that is remembered. */
final class TestTokens {

    static final String ISSUER = "https://auth.example";
    static final String AUDIENCE = "balance";
    static final byte[] SECRET = RawJws.seed(11);
    static final byte[] SEED = RawJws.seed(12);
    static final KeyMaterial HMAC = KeyMaterial.of(71, KeyPurpose.HMAC_SIGNING, SECRET);
    static final KeyMaterial EDWARDS = KeyMaterial.of(72, KeyPurpose.ED25519_SIGNING, SEED);
    static final String HEADER = "{\"kid\":\"71\",\"typ\":\"at+jwt\",\"alg\":\"HS256\"}";

    final TestClock clock = new TestClock();
    final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
    private volatile KeySnapshot snapshot = KeySnapshot.of(1, List.of(HMAC, EDWARDS), List.of());
    final KeySource keys = () -> snapshot;

    void change(KeySnapshot changed) {
        snapshot = changed;
    }

    TokenManagerConfig.Builder config() {
        return TokenManagerConfig.builder(ISSUER, AUDIENCE).clock(clock).audit(events::add);
    }

    TokenManager manager() {
        return TokenManager.create(keys, config().build());
    }

    TokenManager manager(TokenManagerConfig.Builder config) {
        return TokenManager.create(keys, config.build());
    }

    String lastReason() {
        return events.isEmpty() ? "" : events.get(events.size() - 1).reason();
    }

    /** The claims of a token that holds now, as they are in JSON, ready for more. */
    String claims(String id) {
        long now = clock.instant().getEpochSecond();
        return "\"iss\":\"" + ISSUER + "\",\"sub\":\"somebody\",\"aud\":\"" + AUDIENCE + "\",\"exp\":" + (now + 600)
                + ",\"nbf\":" + now + ",\"iat\":" + now + ",\"jti\":\"" + id + "\"";
    }

    String signed(String claims) {
        return RawJws.hs256(SECRET, HEADER, "{" + claims + "}");
    }
}
