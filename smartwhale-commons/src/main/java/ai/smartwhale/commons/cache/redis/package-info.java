// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The layer that instances share, on Redis; the only package that knows the Redis client, which is optional. */
@NullMarked
package ai.smartwhale.commons.cache.redis;

import org.jspecify.annotations.NullMarked;
