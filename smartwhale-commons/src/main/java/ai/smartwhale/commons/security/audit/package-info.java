// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** A file of security events in which later changes show. */
@NullMarked
package ai.smartwhale.commons.security.audit;

import org.jspecify.annotations.NullMarked;
