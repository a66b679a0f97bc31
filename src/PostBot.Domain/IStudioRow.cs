namespace PostBot.Domain;

/// <summary>A row that belongs to one studio and that the audit log can put back. Its id is chosen by the program, never reused.</summary>
public interface IStudioRow
{
    long Id { get; }

    long StudioId { get; }
}
