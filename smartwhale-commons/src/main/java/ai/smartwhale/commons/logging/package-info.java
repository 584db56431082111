// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Log handlers, formats and the removal of sensitive data. */
@NullMarked
package ai.smartwhale.commons.logging;

import org.jspecify.annotations.NullMarked;
