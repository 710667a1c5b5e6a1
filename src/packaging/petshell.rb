# The Homebrew formula of the portable archive. The build writes it into target with the archive's checksum; put the
# address from which you serve the archive into url.
class Petshell < Formula
  desc "Operator's shell that gives the pets of a web app's database their visual traits"
  homepage "https://example.org/petshell"
  url "https://example.org/petshell/petshell-@VERSION@.tar.gz"
  sha256 "@SHA256@"

  depends_on "openjdk"

  def install
    bash_completion.install "completions/petshell.bash" => "petshell"
    zsh_completion.install "completions/_petshell"
    man1.install "man/petshell.1"
    libexec.install Dir["*"]
    (bin/"petshell").write_env_script libexec/"petshell", Language::Java.overridable_java_home_env
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/petshell --version")
  end
end
