using PostBot.Core.Cards;

namespace PostBot.Core.Commands;

/// <summary>What a command says. A person's mistake is a refusal, never an exception.</summary>
internal sealed record Answer(Card Card, bool Refused)
{
    /// <summary>Not for everyone in the channel: it goes to the asker alone, and the channel hears only that it did.</summary>
    public bool Private { get; init; }

    /// <summary>A kept file that goes with it, by its id; null for most.</summary>
    public string? File { get; init; }

    public static Answer Yes(Card card) => new(card, Refused: false);

    /// <summary>Nothing was changed. Says what is so, why, and what to do now.</summary>
    public static Answer No(Text why, params IEnumerable<Button> offers) => new(new Card(why) { Buttons = [.. offers] }, Refused: true);

    public static Answer No(Card card) => new(card, Refused: true);
}
