// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Layered caching: in the process, shared between instances, and persistent. */
@NullMarked
package ai.smartwhale.commons.cache;

import org.jspecify.annotations.NullMarked;
