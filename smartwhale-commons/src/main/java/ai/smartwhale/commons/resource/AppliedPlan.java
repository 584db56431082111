// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The leases that a plan led to. A holder gets all that the plan gives it, or nothing and a reason.
 *
 * @param leases per holder; the caller gives them back, at the latest by closing this
 * @param denied why a holder got nothing
 */
public record AppliedPlan(Map<String, List<ResourceLease>> leases, Map<String, DenialReason> denied)
        implements AutoCloseable {

    /** Copies the maps. */
    public AppliedPlan {
        leases = Collections.unmodifiableMap(new LinkedHashMap<>(leases));
        denied = Collections.unmodifiableMap(new LinkedHashMap<>(denied));
    }

    /** Gives all leases back. Idempotent. */
    @Override
    public void close() {
        leases.values().forEach(list -> list.forEach(ResourceLease::close));
    }
}
