using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RagsErased : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "RagsErased",
                table: "Schools",
                type: "bigint",
                nullable: false,
                defaultValue: 0L
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "RagsErased", table: "Schools");
        }
    }
}
