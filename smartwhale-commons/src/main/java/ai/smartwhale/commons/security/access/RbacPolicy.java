// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * Everything that decides about access. Written to and read from JSON; reading refuses unknown and repeated fields and
 * names all problems at once.
 *
 * <p>The form: {@code {"version":1,"roles":[{"name":…,"parents":[…],"rules":[{"effect":"allow","resource":…,
 * "action":…}]}],"principals":[{"name":…,"roles":[…],"rules":[…]}],"separations":[{"name":…,"kind":"static",
 * "roles":[…],"most":1}]}}. All but {@code version} and the names may be left out.
 *
 * @param roles the roles, each name once
 * @param principals the principals, each name once
 * @param separations the separations of duty, each name once
 */
public record RbacPolicy(List<Role> roles, List<Principal> principals, List<DutySeparation> separations) {

    /** Copies; whether the parts fit together is checked when the policy is put to use. */
    public RbacPolicy {
        roles = List.copyOf(InvalidValueException.requirePresent("roles", roles));
        principals = List.copyOf(InvalidValueException.requirePresent("principals", principals));
        separations = List.copyOf(InvalidValueException.requirePresent("separations", separations));
    }

    /**
     * A policy that grants nothing.
     *
     * @return the policy
     */
    public static RbacPolicy empty() {
        return new RbacPolicy(List.of(), List.of(), List.of());
    }

    /**
     * Reads a policy.
     *
     * @param json UTF-8, at most 64 MiB
     * @return the policy
     * @throws InvalidPolicyException if it is not JSON, has unknown fields or malformed values
     */
    public static RbacPolicy fromJson(byte[] json) {
        return PolicyReader.read(InvalidValueException.requirePresent("json", json));
    }

    /**
     * Writes the policy, sorted by name, so that equal policies give equal bytes.
     *
     * @return UTF-8
     */
    public byte[] toJson() {
        return PolicyWriter.write(this);
    }
}
