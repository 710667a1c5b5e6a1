package petshell.picture;

import petshell.trait.Expression;

/** The expressions. */
final class Face {
  private static final String NOSE =
      "<path d=\"M112 110H128Q128 119 120 119Q112 119 112 110Z\" fill=\"ink\"/>";

  private static final Part HAPPY =
      Part.of(
          "happy",
          NOSE
              + """
              <g fill="#ff7d92" fill-opacity=".85"><ellipse cx="80" cy="120" rx="12" ry="8"/>
              <ellipse cx="160" cy="120" rx="12" ry="8"/></g>
              <path d="M76 106Q93 74 110 106M130 106Q147 74 164 106" fill="none" stroke="ink"
               stroke-width="8" stroke-linecap="round"/>
              <path d="M98 121H142Q140 146 120 146Q100 146 98 121Z" fill="#8d1f3f" stroke="ink"
               stroke-width="4" stroke-linejoin="round"/>
              <path d="M107 137Q120 128 133 137Q128 144 120 144Q112 144 107 137Z" fill="#ff8fa3"/>
              """);

  private static final Part NEUTRAL =
      Part.of(
          "neutral",
          NOSE
              + """
              <g fill="ink"><ellipse cx="93" cy="98" rx="13" ry="16"/>
              <ellipse cx="147" cy="98" rx="13" ry="16"/></g>
              <g fill="#fff"><circle cx="98" cy="92" r="5"/><circle cx="152" cy="92" r="5"/></g>
              <path d="M106 133H134" stroke="ink" stroke-width="6" stroke-linecap="round"/>
              """);

  private static final Part CURIOUS =
      Part.of(
          "curious",
          NOSE
              + """
              <g fill="#fff" stroke="ink" stroke-width="5">
              <ellipse cx="92" cy="97" rx="19" ry="21"/><ellipse cx="148" cy="94" rx="22" ry="25"/>
              </g>
              <g fill="ink"><circle cx="97" cy="91" r="11"/><circle cx="154" cy="87" r="13"/></g>
              <g fill="#fff"><circle cx="101" cy="87" r="4"/><circle cx="159" cy="82" r="5"/></g>
              <ellipse cx="120" cy="134" rx="8" ry="9" fill="#8d1f3f" stroke="ink"
               stroke-width="4"/>
              """);

  private static final Part MISCHIEVOUS =
      Part.of(
          "mischievous",
          NOSE
              + """
              <g fill="#fff7b8" stroke="ink" stroke-width="5" stroke-linejoin="round">
              <path d="M74 88L112 104Q108 118 94 118Q76 117 74 88Z"/>
              <path d="M166 88L128 104Q132 118 146 118Q164 117 166 88Z"/></g>
              <g fill="ink"><circle cx="98" cy="107" r="8"/><circle cx="152" cy="107" r="8"/></g>
              <path d="M68 78L112 98M172 78L128 98" stroke="ink" stroke-width="9"
               stroke-linecap="round"/>
              <path d="M94 128Q126 148 150 122" fill="none" stroke="ink" stroke-width="6"
               stroke-linecap="round"/>
              <path d="M124 138L140 133L136 148Z" fill="#fff" stroke="ink" stroke-width="3"
               stroke-linejoin="round"/>
              """);

  private static final Part SLEEPY =
      Part.of(
          "sleepy",
          NOSE
              + """
              <path d="M75 100Q92 120 109 100M131 100Q148 120 165 100" fill="none"
               stroke="ink" stroke-width="7" stroke-linecap="round"/>
              <ellipse cx="120" cy="134" rx="10" ry="6" fill="#8d1f3f" stroke="ink"
               stroke-width="4"/>
              <g fill="none" stroke="#6d7ff2" stroke-width="7" stroke-linejoin="round"
               stroke-linecap="round"><path d="M183 14H201L183 35H201"/>
              <path d="M211 5H233L211 31H233"/></g>
              """);

  private Face() {}

  /** Returns the face for an expression. */
  static Part of(Expression expression) {
    return switch (expression) {
      case HAPPY -> HAPPY;
      case NEUTRAL -> NEUTRAL;
      case CURIOUS -> CURIOUS;
      case MISCHIEVOUS -> MISCHIEVOUS;
      case SLEEPY -> SLEEPY;
    };
  }
}
