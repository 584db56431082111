// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.MissingDependencyException;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import java.util.Set;

/** The door to Nimbus JOSE. This class loads without the library on the class path; making a codec does not. */
public final class NimbusJwt {

    /** What has to be on the class path. */
    public static final String DEPENDENCY = "com.nimbusds:nimbus-jose-jwt:10.10";

    private NimbusJwt() {}

    /**
     * Makes a codec of the keys of one moment.
     *
     * @param keys the keys
     * @param signing what is signed with: {@link KeyPurpose#HMAC_SIGNING} for HS256, {@link KeyPurpose#ED25519_SIGNING}
     *     for EdDSA
     * @param accepted whose signatures hold
     * @param type the {@code typ} of the tokens, as {@code at+jwt}; with {@code application/} before it, it is read too
     * @return the codec
     * @throws InvalidValueException if a purpose is not one of signing, or none is accepted
     * @throws MissingDependencyException if the library is not on the class path
     */
    public static JwtCodec codec(KeySnapshot keys, KeyPurpose signing, Set<KeyPurpose> accepted, String type) {
        InvalidValueException.requirePresent("keys", keys);
        InvalidValueException.requirePresent("signing", signing);
        InvalidValueException.requireText("type", type);
        if (InvalidValueException.requirePresent("accepted", accepted).isEmpty()) {
            throw new InvalidValueException("accepted", accepted, "one purpose at least");
        }
        try {
            return KeyBoundCodec.of(keys, signing, accepted, type);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException("signing and reading tokens", DEPENDENCY, e);
        }
    }
}
