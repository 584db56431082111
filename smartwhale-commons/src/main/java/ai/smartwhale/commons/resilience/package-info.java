// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Circuit breaking, retry, fallback and degradation. */
@NullMarked
package ai.smartwhale.commons.resilience;

import org.jspecify.annotations.NullMarked;
