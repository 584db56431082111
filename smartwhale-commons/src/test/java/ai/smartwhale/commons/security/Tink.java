// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.List;

/** The independent oracle, with our keys. */
final class Tink {

    private Tink() {}

    /** The first key is the primary one. */
    static Aead aead(List<KeyMaterial> keys) throws GeneralSecurityException {
        AeadConfig.register();
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setIvSizeBytes(12)
                .setKeySizeBytes(32)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        KeysetHandle.Builder handle = KeysetHandle.newBuilder();
        for (int i = 0; i < keys.size(); i++) {
            Key key = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(bytes(keys.get(i)))
                    .setIdRequirement(keys.get(i).id())
                    .build();
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key);
            handle.addEntry(i == 0 ? entry.makePrimary() : entry);
        }
        return handle.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    static StreamingAead streamingAead(int segmentBytes, List<KeyMaterial> keys) throws GeneralSecurityException {
        StreamingAeadConfig.register();
        AesGcmHkdfStreamingParameters parameters = AesGcmHkdfStreamingParameters.builder()
                .setKeySizeBytes(32)
                .setDerivedAesGcmKeySizeBytes(32)
                .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
                .setCiphertextSegmentSizeBytes(segmentBytes)
                .build();
        KeysetHandle.Builder handle = KeysetHandle.newBuilder();
        for (int i = 0; i < keys.size(); i++) {
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(
                            AesGcmHkdfStreamingKey.create(parameters, bytes(keys.get(i))))
                    .withRandomId();
            handle.addEntry(i == 0 ? entry.makePrimary() : entry);
        }
        return handle.build().getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    private static SecretBytes bytes(KeyMaterial key) {
        return SecretBytes.copyFrom(key.copyOfBytes(), InsecureSecretKeyAccess.get());
    }
}
