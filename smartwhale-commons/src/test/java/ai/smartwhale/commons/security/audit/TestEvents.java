// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

final class TestEvents {

    static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

    private TestEvents() {}

    static SecurityEvent event(int number) {
        return new SecurityEvent(
                THEN.plusSeconds(number),
                SecurityEventType.KEY,
                Optional.of("operator"),
                "key " + number,
                true,
                "",
                Map.of("action", "rotate"));
    }

    static void record(AuditTrail trail, int events) {
        for (int i = 0; i < events; i++) {
            trail.record(event(i));
        }
    }

    static AuditReport verify(Path directory) {
        return AuditTrail.verify(directory.resolve("audit.jsonl"), AuditTrailConfig.defaults(), AuditHead.START);
    }

    static KeyMaterial key(int fill) {
        byte[] bytes = new byte[KeyPurpose.KEY_BYTES];
        java.util.Arrays.fill(bytes, (byte) fill);
        return KeyMaterial.of(1, KeyPurpose.HMAC_SIGNING, bytes);
    }

    static KeyMaterial wrongKey() {
        return KeyMaterial.of(1, KeyPurpose.ENCRYPTION, new byte[KeyPurpose.KEY_BYTES]);
    }
}
