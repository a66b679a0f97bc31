using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using PostBot.Core.Cards;

namespace PostBot.Host.Local;

/// <summary>HTML being written. Tags are ours and go in as they are; everything else goes through one escape.</summary>
public sealed class Html
{
    private static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder text = new();

    /// <summary>Markup written in the source; never anything a person typed.</summary>
    public Html Tag(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Words to be seen: characters that could disguise other text are gone.</summary>
    public Html Words(string words)
    {
        text.Append(Escape(Typed.Clean(words)));
        return this;
    }

    /// <summary><c> name="value"</c>, exactly as given, for a program reads it; nothing when the value is null.</summary>
    public Html Attribute(string name, string? value)
    {
        if (value is not null) text.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        return this;
    }

    public override string ToString() => text.ToString();

    private static string Escape(string words) => encoder.Encode(words);
}
