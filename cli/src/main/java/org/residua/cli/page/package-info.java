/**
 * Pages of measured findings, as Markdown with SVG pictures: a sentence that claims something is made of what was measured, the
 * relation and the bound, so that sentence and check are one. A page whose findings do not all hold is refused.
 */
@NullMarked
package org.residua.cli.page;

import org.jspecify.annotations.NullMarked;
