// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The disk layer of the cache on H2's MVStore. */
@NullMarked
package ai.smartwhale.commons.cache.mvstore;

import org.jspecify.annotations.NullMarked;
