package petshell.picture;

/** What a pet may wear. */
final class Worn {
  static final Part WINGS =
      Part.of(
          "wings",
          """
          <g fill="#f3f0ff" stroke="ink" stroke-width="5" stroke-linejoin="round">
          <path d="M92 166C66 140 40 128 6 92C0 112 4 128 14 140C8 142 8 154 24 162
          C20 168 28 180 48 180C60 186 80 190 92 184Z"/>
          <path d="M148 166C174 140 200 128 234 92C240 112 236 128 226 140C232 142 232 154 216 162
          C220 168 212 180 192 180C180 186 160 190 148 184Z"/>
          </g>
          <path d="M14 140Q34 146 52 152M24 162Q44 164 60 166M226 140Q206 146 188 152
          M216 162Q196 164 180 166" fill="none" stroke="#8f86b8" stroke-width="4"/>
          """);

  static final Part COLLAR =
      Part.of(
          "collar",
          """
          <path d="M74 138Q120 172 166 138L168 154Q120 192 72 154Z" fill="#e5344f"
           stroke="ink" stroke-width="5" stroke-linejoin="round"/>
          """);

  static final Part BELL =
      Part.of(
          "bell",
          """
          <circle cx="120" cy="172" r="13" fill="#ffd23f" stroke="ink" stroke-width="5"/>
          <path d="M120 172v12" stroke="ink" stroke-width="5"/>
          """);

  static final Part HORNS =
      Part.of(
          "horns",
          """
          <g fill="#fbeecb" stroke="ink" stroke-width="5" stroke-linejoin="round">
          <path d="M78 66C64 48 60 20 78 2C82 22 96 34 110 52Z"/>
          <path d="M162 66C176 48 180 20 162 2C158 22 144 34 130 52Z"/>
          </g>
          <path d="M68 34L84 26M72 50L96 38M172 34L156 26M168 50L144 38" fill="none"
           stroke="#b08d57" stroke-width="5"/>
          """);

  static final Part CROWN =
      Part.of(
          "crown",
          """
          <path d="M84 60L74 16L101 36L120 4L139 36L166 16L156 60Q120 48 84 60Z" fill="#ffd23f"
           stroke="ink" stroke-width="5" stroke-linejoin="round"/>
          <g stroke="ink" stroke-width="3"><circle cx="120" cy="40" r="7" fill="#e5344f"/>
          <circle cx="97" cy="45" r="5" fill="#39a9f0"/>
          <circle cx="143" cy="45" r="5" fill="#39a9f0"/></g>
          """);

  private Worn() {}
}
