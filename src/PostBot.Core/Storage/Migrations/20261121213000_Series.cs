using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostBot.Core.Storage.Migrations
{
    internal partial class Series : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Claims_ResourceId_StartAt",
                table: "Claims");

            migrationBuilder.AddColumn<int>(
                name: "OpenDays",
                table: "Resources",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OpenFrom",
                table: "Resources",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OpenUntil",
                table: "Resources",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PrepMinutes",
                table: "Resources",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ResetMinutes",
                table: "Resources",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Tags",
                table: "Resources",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "CallAt",
                table: "Bookings",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FileId",
                table: "BoardPictures",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Claims_ResourceId_StartAt_EndAt_State",
                table: "Claims",
                columns: new[] { "ResourceId", "StartAt", "EndAt", "State" });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Claims_ResourceId_StartAt_EndAt_State",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "OpenDays",
                table: "Resources");

            migrationBuilder.DropColumn(
                name: "OpenFrom",
                table: "Resources");

            migrationBuilder.DropColumn(
                name: "OpenUntil",
                table: "Resources");

            migrationBuilder.DropColumn(
                name: "PrepMinutes",
                table: "Resources");

            migrationBuilder.DropColumn(
                name: "ResetMinutes",
                table: "Resources");

            migrationBuilder.DropColumn(
                name: "Tags",
                table: "Resources");

            migrationBuilder.DropColumn(
                name: "CallAt",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "FileId",
                table: "BoardPictures");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_ResourceId_StartAt",
                table: "Claims",
                columns: new[] { "ResourceId", "StartAt" });
        }
    }
}
