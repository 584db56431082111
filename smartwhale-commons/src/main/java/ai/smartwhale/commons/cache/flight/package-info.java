// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Marks of what is under way, shared by instances, so that one of them may wait for what another fetches already. */
@NullMarked
package ai.smartwhale.commons.cache.flight;

import org.jspecify.annotations.NullMarked;
