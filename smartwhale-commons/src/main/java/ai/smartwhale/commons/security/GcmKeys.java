// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of one snapshot with their ciphers. Immutable. */
final class GcmKeys {

    private final KeySnapshot snapshot;
    private final Map<Integer, AesGcm> byId;
    private final @Nullable AesGcm primary;

    private GcmKeys(KeySnapshot snapshot, Map<Integer, AesGcm> byId) {
        this.snapshot = snapshot;
        this.byId = byId;
        this.primary = snapshot.primary(KeyPurpose.ENCRYPTION)
                .map(key -> byId.get(key.id()))
                .orElse(null);
    }

    static GcmKeys of(KeySnapshot snapshot) {
        return new GcmKeys(snapshot, ciphers(snapshot, Map.of()));
    }

    /** Goes on with the ciphers of the keys that are the same. */
    GcmKeys following(KeySnapshot newer) {
        return new GcmKeys(newer, ciphers(newer, byId));
    }

    private static Map<Integer, AesGcm> ciphers(KeySnapshot snapshot, Map<Integer, AesGcm> before) {
        Map<Integer, AesGcm> ciphers = new HashMap<>();
        for (KeyMaterial key : snapshot.all(KeyPurpose.ENCRYPTION)) {
            AesGcm known = before.get(key.id());
            ciphers.put(key.id(), known != null && known.material() == key ? known : new AesGcm(key));
        }
        return Map.copyOf(ciphers);
    }

    boolean isOf(KeySnapshot other) {
        return snapshot == other;
    }

    AesGcm primary() {
        if (primary == null) {
            throw new KeyRefusedException(KeyPurpose.ENCRYPTION);
        }
        return primary;
    }

    boolean isPrimary(AesGcm key) {
        return key == primary;
    }

    Optional<AesGcm> find(int id) {
        return primary != null && primary.material().id() == id
                ? Optional.of(primary)
                : Optional.ofNullable(byId.get(id));
    }
}
